"""What the page does in scenes that are made up: see mock.py."""

import json
import re
from pathlib import Path

from mock import HOSTILE, STATES, Mock

CONTRAST = Path(__file__).with_name("contrast.js").read_text()
LIVE = "document.documentElement.dataset.freshness === 'live'"
STALE = "document.documentElement.dataset.freshness === 'stale'"
DRAWN = "performance.getEntriesByName('agents drawn')"


def expect(actual, wanted, what):
    """Fails where something is not as it has to be."""
    if actual != wanted:
        raise AssertionError(f"{what}: {actual!r} is not {wanted!r}")


def quiet(page, url):
    """Nothing was complained about, and nothing was asked of another origin."""
    expect(page.complaints, [], "complaints")
    elsewhere = [asked for asked in page.requests if not asked.startswith(url)]
    expect(elsewhere, [], "requests that left the origin")
    assert page.requests, "no request was seen"


def all_well(browser):
    """Nothing is wrong, and the page says so."""
    with Mock("well") as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        expect(page.text("#status"), "✓ ok", "status")
        expect(page.text("#score"), "100", "score")
        expect(page.text("#deductions"), "Nothing takes away from the score.", "deductions")
        expect(page.run("document.title"), "✓ ok 100 · hive-1.example · skep", "title")
        expect(page.text("#collectors-summary"), "✓ 3 collectors", "collectors")
        quiet(page, mock.url)
        page.close()


def much_wrong(browser):
    """The worst comes first, and text that looks like markup stays text."""
    with Mock("wrong") as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        page.until("document.querySelector('.plot path')")
        expect(page.text("#status"), "▲ critical", "status")
        expect(page.text("#score"), "24", "score")
        expect(page.text("#coverage"), "12 of 14 components could be checked, 85.7 %.", "coverage")
        first = page.run("document.querySelector('#deductions tbody tr').innerText.split(/\\s*[\\t\\n]+\\s*/)")
        wanted = ["▲ high", "service:api is down services", "no", "yes", "−25", "see why: skep health ping"]
        expect(first, wanted, "the worst deduction")
        units = page.run(
            "[...document.querySelectorAll('#deductions tbody tr')].slice(2).map((row) => row.cells[2].innerText)"
        )
        expect(units, ["91.3 %", "no", "95.1 %", "2 d 1 h"], "values")
        expect(page.text("#unknown-summary"), "Nobody can tell: messages, certificates", "what is not known")
        names = page.run(
            "[...document.querySelectorAll('#services-table tbody tr')].map((row) => row.cells[1].innerText)"
        )
        expect(names, ["▲ down", "● slow", "- unknown", "✓ up", "✓ up"], "services")
        assert HOSTILE in page.text("#services-table"), "the name of a service is not shown as it is"
        expect(page.run("document.querySelectorAll('img').length"), 0, "images that came from text")
        expect(page.text("#leaks-body .counts"), "▲ high 2\n● medium 34\n○ low –", "leaks")
        quiet(page, mock.url)
        page.close()


def nothing_known(browser):
    """What is not known is said in a sentence and is no zero."""
    with Mock("empty") as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        expect(page.text("#score"), "–", "score")
        expect(page.text("#grade"), "Too little is known for a score.", "grade")
        for place in ["#services-table", "#agents-states", "#slos-body", "#leaks-body", "#plot", "#deductions"]:
            said = page.text(place)
            assert said.endswith(".") and "0" not in said, f"{place} says {said!r}"
        quiet(page, mock.url)
        page.close()


def refused(browser):
    """A server that has nothing yet is asked again, and said to be."""
    with Mock("refused", interval=1) as mock:
        page = browser.page(mock.url)
        page.until("document.querySelector('#freshness').innerText.includes('nothing to show yet')")
        mock.show("well")
        page.until(LIVE, 12)
        expect(page.text("#score"), "100", "score")
        page.close()


def silent(browser):
    """A stream that is open and says nothing is as dead as a closed one."""
    with Mock("silent", interval=1) as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        page.until(STALE, 8)
        page.until("/^[3-9] s old: the server sends nothing new/.test(document.querySelector('#freshness').innerText)")
        expect(page.run("getComputedStyle(document.querySelector('main')).filter"), "grayscale(1)", "the page's colour")
        for theme in ["light", "dark"]:
            page.prefer(theme)
            expect(page.run(CONTRAST)["faint"], [], f"too faint in grey, {theme}")
        quiet(page, mock.url)
        page.close()


def ten_thousand(browser):
    """Ten thousand agents are drawn at once, and the page goes on answering."""
    with Mock("many") as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        page.until(f"{DRAWN}.length")
        # Another theme is a reason to draw them all.
        [cells, took] = page.run(f"dispatchEvent(new Event('theme')) && [{DRAWN}[0].detail.cells, {DRAWN}[0].duration]")
        expect(cells, 10_000, "cells")
        assert took < 1000, f"drawing took {took:.0f} ms"
        wait = page.run("look.frame()")
        assert wait < 500, f"a frame took {wait:.0f} ms"
        worst = max(page.run("look.longTasks"), default=0)
        assert worst < 1000, f"the page did not answer for {worst:.0f} ms"
        expect(
            page.run("document.querySelectorAll('#services-table tbody tr').length"),
            50,
            "services that are drawn before all are asked for",
        )
        expect(
            page.run("document.querySelector('#agents-canvas').getBoundingClientRect().right <= innerWidth"),
            True,
            "the map fits",
        )
        for word in STATES:
            count = sum(agent["state"] == word for agent in mock.made["agents"])
            expect(
                page.run(f"document.querySelector('[data-state={word}]').parentElement.textContent.trim()"),
                f"{word} {count}",
                word,
            )
        print(f"  10,000 cells in {took:.0f} ms, longest task {worst:.0f} ms")
        map_is_true(page, mock)
        mock.show("wrong")
        page.until("document.querySelector('#agents-count').innerText === '14'")
        expect(page.run(f"{DRAWN}[0].detail.cells"), 14, "cells after a change")
        quiet(page, mock.url)
        page.close()


def map_is_true(page, mock):
    """Each kind of cell has the pixels of its state, and pointing at a cell names its agent."""
    found = page.run("look.cells(400, 5)")
    columns = found["columns"]
    words = [agent["state"] for agent in mock.made["agents"]][:400]
    for kind in ["looks", "shapes"]:
        pairs = set(zip(words, found[kind]))
        assert len(pairs) == len({look for _, look in pairs}) == len(STATES), f"{kind} of states are alike: {pairs}"
    page.run("document.querySelector('#agents-map').scrollIntoView()")
    page.run("scrollBy(0, -80)")
    left, top = page.run(
        "(({ left, top }) => [left, top])(document.querySelector('#agents-canvas').getBoundingClientRect())"
    )
    page.hover(left + 7 * 5 + 2, top + 30 * 5 + 2)
    agent = mock.made["agents"][30 * columns + 7]
    page.until(f"document.querySelector('#agent').innerText.startsWith({json.dumps(agent['id'] + ' ')})")
    assert agent["state"] in page.text("#agent") and agent["reason"] in page.text("#agent"), page.text("#agent")


def keyboard(browser):
    """Everything can be reached and used without a pointer."""
    with Mock("wrong") as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        page.until("document.querySelector('.plot path')")
        reached = []
        for _ in range(60):
            page.press("Tab")
            name = page.run("look.focused()")
            if name == "BODY" or (reached and name == reached[0]):
                break
            outline = page.run("look.ring()")
            expect(outline, "solid 3", f"focus ring of {name}")
            reached.append(name.replace("\n", " "))
        expect(reached[0], "Skip to the verdict", "the first stop")
        controls = page.run("look.controls()")
        expect(len(reached), controls, f"stops of the Tab key, {reached}")
        page.run("document.querySelector('#agents-map').focus()")
        page.until("document.querySelector('#agent').innerText.startsWith('Agent-1 ')")
        page.press("ArrowRight")
        page.until("document.querySelector('#agent').innerText.startsWith('Agent-2 ')")
        page.press("End")
        page.until("document.querySelector('#agent').innerText.startsWith('Agent-14 ')")
        page.press("Escape")
        expect(page.text("#agent"), "", "an agent that was let go")
        tables(page)
        plot(page)
        quiet(page, mock.url)
        page.close()


def tables(page):
    """Tables are sorted by buttons; a list of agents opens, and Escape closes it."""
    page.run("document.querySelector('#services-table th button').focus()")
    first = "document.querySelector('#services-table tbody tr').cells[0].innerText.split(' ')[0]"
    page.press("Enter")
    expect(page.run("document.querySelector('#services-table th').ariaSort"), "ascending", "sorted")
    assert page.run(first).startswith("a-service"), page.run(first)
    page.press("Enter")
    expect(page.run(first), "worker", "the last name first")
    page.press("Enter")
    expect(page.run("document.querySelector('#services-table th').ariaSort"), "none", "sorted")
    page.run("document.querySelector('[data-state=stale]').parentElement.focus()")
    page.press(" ")
    page.until("document.querySelector('#agents-list h3')?.innerText === '2 agents stale, page 1 of 1'")
    page.press("Escape")
    expect(page.run("document.querySelector('#agents-list').hidden"), True, "the list is closed")
    page.run("document.querySelector('#collectors summary').focus()")
    page.press("Enter")
    expect(page.run("document.querySelector('#collectors').open"), True, "collectors are unfolded")
    page.press("Escape")
    expect(page.run("document.querySelector('#collectors').open"), False, "collectors are unfolded")


def plot(page):
    """The plot has its gaps, is read by keys, and stands in a table too."""
    expect(page.run("document.querySelectorAll('.plot .line').length"), 6, "runs of three lines with one gap each")
    expect(page.run("document.querySelectorAll('.plot .dot').length"), 3, "values that stand alone")
    page.run("document.querySelector('#plot').focus()")
    page.press("End")
    reading = page.until("document.querySelector('#plot-reading').innerText")
    assert len(re.findall(r": \d\.\d\d s\b", reading)) == 3 and "Z" in reading, reading
    page.press("ArrowLeft")
    assert page.text("#plot-reading") != reading
    page.press("Escape")
    expect(page.text("#plot-reading"), "", "the reading was let go")
    page.run("document.querySelector('#plot-values summary').click()")
    rows = page.until("document.querySelectorAll('#plot-table tbody tr').length")
    assert 200 < rows < 300, rows
    page.run("look.choose('#series-name', 'skep_host_memory_used_bytes')")
    page.until("[...document.querySelectorAll('.plot text')].some((each) => each.textContent.endsWith('GiB'))")
    assert "series=skep_host_memory_used_bytes" in page.run("location.hash")


def verdict_is_read_out(browser):
    """Another verdict is announced; the same one is not. Nothing jumps when numbers change."""
    with Mock("well", interval=1) as mock:
        page = browser.page(mock.url)
        page.until(LIVE)
        page.until("document.querySelector('.plot path')")
        page.run("look.shift = 0")
        page.run("look.pause(3000)")
        expect(page.text("#announcement"), "", "what is read out while nothing changes")
        shift = page.run("look.shift")
        assert shift < 0.01, f"the layout jumps by {shift}"
        mock.show("wrong")
        said = page.until("document.querySelector('#announcement').textContent")
        expect(said, "Health is critical, 24 of 100. Worst: service:api is down.", "what is read out")
        page.close()


def looks(browser):
    """Dark and light have contrast, and nothing goes over the edge of a phone."""
    with Mock("wrong") as mock:
        seen = set()
        for theme, width, mobile in [
            ("light", 1280, False),
            ("dark", 1280, False),
            ("light", 360, True),
            ("dark", 320, True),
        ]:
            page = browser.page(mock.url, width, 800, theme, mobile)
            page.until(LIVE)
            page.until("document.querySelector('.plot path')")
            page.run("for (const each of document.querySelectorAll('details')) each.open = true")
            contrast = page.run(CONTRAST)
            assert contrast["judged"] > 80, contrast
            expect(contrast["faint"], [], f"too faint in {theme} at {width}")
            expect(page.run("document.documentElement.scrollWidth"), width, f"width of the page in {theme}")
            over = page.run(f"look.overEdge({width})")
            expect(over, [], f"over the edge at {width}")
            seen.add(page.run("getComputedStyle(document.body).backgroundColor"))
            page.close()
        assert len(seen) == 2, f"dark and light are not two: {seen}"
        switch(browser, mock)


def switch(browser, mock):
    """The switch wins over the system and is remembered."""
    page = browser.page(mock.url, theme="light")
    page.until(LIVE)
    light = page.run("getComputedStyle(document.body).backgroundColor")
    page.run("document.querySelector('#theme').click()")
    expect(page.text("#theme"), "Theme: dark", "switch")
    dark = page.run("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.call("Page.reload")
    page.until(f"document.readyState === 'complete' && {LIVE}")
    expect(page.run("getComputedStyle(document.body).backgroundColor"), dark, "remembered")
    expect(page.run("matchMedia('(prefers-color-scheme: dark)').matches"), False, "the system's wish")
    page.run("localStorage.clear()")
    page.close()


CHECKS = [all_well, much_wrong, nothing_known, refused, silent, ten_thousand, keyboard, verdict_is_read_out, looks]
