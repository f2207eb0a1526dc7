//! The dashboard's files, built into the executable, so that it needs no folder beside it and no other host.
//!
//! Nothing here knows how they are served: the server asks [`asset`] by path and sends what it gets with the headers that
//! stand beside it. The files are plain HTML, CSS and JavaScript modules that a browser runs as they are.

/// One file of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asset {
    /// The path that it is asked for by.
    pub(crate) path: &'static str,
    /// What the header `Content-Type` says.
    pub(crate) content_type: &'static str,
    /// The file.
    pub(crate) body: &'static [u8],
    /// What the header `ETag` says: another for other bytes.
    pub(crate) etag: ETag,
}

/// A hash of a file, as the header `ETag` has it: in double quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ETag(u64);

impl std::fmt::Display for ETag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{:016x}\"", self.0)
    }
}

impl ETag {
    /// Hashes with FNV-1a, which is short enough to be done while compiling. Nobody is kept out by it: it tells one
    /// version of a file of ours from the next.
    const fn of(body: &[u8]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut at = 0;
        while at < body.len() {
            hash = (hash ^ body[at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        Self(hash)
    }
}

/// What the header `Cache-Control` says of every asset: kept, but asked for again with its `ETag`, so that a newer skep
/// never runs with an older page. The answer is 304 and nothing else as long as they agree.
pub(crate) const CACHE_CONTROL: &str = "no-cache";

/// What the header `Content-Security-Policy` says: all comes from here, nothing is inline, nobody frames the page.
pub(crate) const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const ASSETS: &[Asset] = &[
    file("/", HTML, include_bytes!("index.html")),
    file("/style.css", CSS, include_bytes!("style.css")),
    file("/icon.svg", SVG, include_bytes!("icon.svg")),
    file("/agents.js", SCRIPT, include_bytes!("agents.js")),
    file("/agents-map.js", SCRIPT, include_bytes!("agents-map.js")),
    file("/app.js", SCRIPT, include_bytes!("app.js")),
    file("/ask.js", SCRIPT, include_bytes!("ask.js")),
    file("/clock.js", SCRIPT, include_bytes!("clock.js")),
    file("/elements.js", SCRIPT, include_bytes!("elements.js")),
    file("/format.js", SCRIPT, include_bytes!("format.js")),
    file("/plot.js", SCRIPT, include_bytes!("plot.js")),
    file("/rest.js", SCRIPT, include_bytes!("rest.js")),
    file("/series.js", SCRIPT, include_bytes!("series.js")),
    file("/services.js", SCRIPT, include_bytes!("services.js")),
    file("/stream.js", SCRIPT, include_bytes!("stream.js")),
    file("/table.js", SCRIPT, include_bytes!("table.js")),
    file("/theme.js", SCRIPT, include_bytes!("theme.js")),
    file("/verdict.js", SCRIPT, include_bytes!("verdict.js")),
];

const fn file(path: &'static str, content_type: &'static str, body: &'static [u8]) -> Asset {
    Asset { path, content_type, body, etag: ETag::of(body) }
}

/// Returns the file that stands at a path of the dashboard, such as `/` or `/style.css`.
pub(crate) fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_tag_of_its_own() {
        let mut tags: Vec<String> = ASSETS.iter().map(|asset| asset.etag.to_string()).collect();
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), ASSETS.len());
        // FNV's published value of no bytes and of "a".
        assert_eq!(ETag::of(b"").to_string(), "\"cbf29ce484222325\"");
        assert_eq!(ETag::of(b"a").to_string(), "\"af63dc4c8601ec8c\"");
    }

    #[test]
    fn only_what_is_there_is_given() {
        assert_eq!(asset("/").map(|asset| asset.content_type), Some(HTML));
        assert_eq!(asset("/../Cargo.toml"), None);
        assert_eq!(asset("/index.html"), None);
    }

    #[test]
    fn what_a_file_asks_for_is_there() {
        // The server's own form.
        const ELSEWHERE: &str = "/login";
        for page in ASSETS {
            let text = std::str::from_utf8(page.body).unwrap();
            for quote in ["src=\"", "href=\"", "from \""] {
                for rest in text.split(quote).skip(1) {
                    let named = rest.split('"').next().unwrap();
                    let path = format!("/{}", named.trim_start_matches("./").trim_start_matches('/'));
                    let found = named.starts_with('#') || named == ELSEWHERE || asset(&path).is_some();
                    assert!(found, "{} asks for {named}", page.path);
                }
            }
        }
    }

    #[test]
    fn nothing_is_inline_and_nothing_is_elsewhere() {
        for page in ASSETS {
            let text = std::str::from_utf8(page.body).unwrap();
            for word in ["innerHTML", "insertAdjacentHTML", "style=\"", "<script>", "<style", " onclick=", "https://"] {
                assert!(!text.contains(word), "{} has {word}", page.path);
            }
        }
    }
}
