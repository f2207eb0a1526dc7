"""A headless Chromium that is driven by its DevTools protocol over a pipe: no port, no driver, no package."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOOK = Path(__file__).with_name("look.js").read_text()
FLAGS = """--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-extensions --disable-default-apps --disable-dev-shm-usage
--mute-audio --hide-scrollbars --remote-debugging-pipe --force-device-scale-factor=1""".split()


class Failed(Exception):
    """What the browser did not do."""


def executable():
    """Returns Chromium's path."""
    for name in ["chromium", "chromium-browser", "google-chrome"]:
        found = shutil.which(name)
        if found:
            return found
    sys.exit(
        "there is no chromium to look at the dashboard with\n"
        "hint: as root: apt-get install --yes --no-install-recommends chromium"
    )


class Browser:
    """One browser with its own empty profile."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="skep-browser-")
        out_read, self.out = os.pipe()
        self.into, in_write = os.pipe()

        def hand_over():
            # Chromium reads commands from 3 and answers on 4; both ends may have those numbers already.
            spare = [os.dup(out_read), os.dup(in_write)]
            high = [os.dup2(descriptor, 90 + index) for index, descriptor in enumerate(spare)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [executable(), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=hand_over,
            pass_fds=(3, 4),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(out_read)
        os.close(in_write)
        self.buffer = b""
        self.number = 0
        self.answers = {}
        self.pages = {}

    def call(self, method, parameters=None, session=None, limit=20):
        """Asks the browser and returns its answer."""
        self.number += 1
        mine = self.number
        message = {"id": mine, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + limit
        while mine not in self.answers:
            self.listen(deadline - time.monotonic(), f"{method} got no answer")
        answer = self.answers.pop(mine)
        if "error" in answer:
            raise Failed(f"{method}: {answer['error']}")
        return answer["result"]

    def listen(self, limit, otherwise):
        """Takes what the browser says next; fails where it says nothing in time."""
        if limit <= 0 or not select.select([self.into], [], [], limit)[0]:
            raise Failed(otherwise)
        received = os.read(self.into, 1 << 20)
        if not received:
            raise Failed("the browser has ended")
        self.buffer += received
        *messages, self.buffer = self.buffer.split(b"\0")
        for text in messages:
            message = json.loads(text)
            if "id" in message:
                self.answers[message["id"]] = message
            elif message.get("sessionId") in self.pages:
                self.pages[message["sessionId"]].heard(message["method"], message["params"])

    def page(self, url, width=1280, height=800, theme="light", mobile=False):
        """Opens a page in a window of that size."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = Page(self, session, target)
        self.pages[session] = page
        for domain in ["Page", "Runtime", "Network", "Log"]:
            page.call(f"{domain}.enable")
        page.call("Emulation.setFocusEmulationEnabled", {"enabled": True})
        page.resize(width, height, mobile)
        page.prefer(theme)
        page.call("Page.addScriptToEvaluateOnNewDocument", {"source": LOOK})
        page.call("Page.navigate", {"url": url})
        page.until("location.href !== 'about:blank' && document.readyState === 'complete'")
        return page

    def close(self):
        """Ends the browser and takes its profile away."""
        try:
            self.call("Browser.close", limit=5)
        except (Failed, OSError):
            pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait(5)
        os.close(self.out)
        os.close(self.into)
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Page:
    """One page: what it is asked, and what it complains about."""

    def __init__(self, browser, session, target):
        self.browser = browser
        self.session = session
        self.target = target
        self.complaints = []
        self.requests = []

    def call(self, method, parameters=None, limit=20):
        """Asks the page's own session."""
        return self.browser.call(method, parameters, self.session, limit)

    def heard(self, method, parameters):
        """Keeps requests and everything that a console would show in red."""
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(parameters["exceptionDetails"])[:600])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.complaints.append(json.dumps(parameters["args"])[:600])
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")

    def run(self, script):
        """Runs an expression, waits for what it promises, and returns its value."""
        asked = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = self.call("Runtime.evaluate", asked)
        if "exceptionDetails" in answer:
            raise Failed(f"{script}\n{json.dumps(answer['exceptionDetails'])[:800]}")
        return answer["result"].get("value")

    def until(self, script, limit=10):
        """Waits until an expression is true, and returns its value; an element is true."""
        deadline = time.monotonic() + limit
        while True:
            value = self.run(f"((value) => value instanceof Node || value)({script})")
            if value:
                return value
            if time.monotonic() > deadline:
                raise Failed(f"never true in {limit} s: {script}\n{self.run('document.body.innerText')[:600]}")
            time.sleep(0.05)

    def text(self, selector):
        """Returns the text of an element as a person sees it."""
        return self.run(f"document.querySelector({json.dumps(selector)}).innerText.trim()")

    def press(self, key, modifiers=0):
        """Presses a key and lets it go."""
        codes = {
            "Tab": 9,
            "Enter": 13,
            "Escape": 27,
            "ArrowLeft": 37,
            "ArrowUp": 38,
            "ArrowRight": 39,
            "ArrowDown": 40,
            " ": 32,
            "End": 35,
            "Home": 36,
        }
        common = {
            "key": key,
            "code": "Space" if key == " " else key,
            "windowsVirtualKeyCode": codes[key],
            "modifiers": modifiers,
        }
        text = {"Enter": "\r", " ": " "}.get(key)
        self.call("Input.dispatchKeyEvent", {"type": "keyDown", **common, **({"text": text} if text else {})})
        self.call("Input.dispatchKeyEvent", {"type": "keyUp", **common})

    def hover(self, x, y):
        """Moves the pointer."""
        self.call("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    def resize(self, width, height, mobile=False):
        """Sets the size of the window."""
        size = {"width": width, "height": height, "deviceScaleFactor": 2 if mobile else 1, "mobile": mobile}
        self.call("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, theme):
        """Sets what the system is said to prefer: dark or light."""
        self.call("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})

    def picture(self, path, whole=False):
        """Takes a screenshot."""
        import base64

        taken = self.call("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole})
        with open(path, "wb") as file:
            file.write(base64.b64decode(taken["data"]))

    def close(self):
        """Closes the page."""
        self.browser.pages.pop(self.session, None)
        self.browser.call("Target.closeTarget", {"targetId": self.target})
