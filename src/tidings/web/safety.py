"""Who may ask, and what a browser may do with the answer: loopback names, a token on every change, a strict policy."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

import nh3
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
TOKEN_HEADER = "x-tidings-token"  # noqa: S105 -- the header's name
SAFE_METHODS = frozenset({"GET", "HEAD"})
LARGEST_BODY = 5_000_000  # bytes: judgements to import; a form is a thousandth of it
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAVED_POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For captured pages: nothing is loaded, nothing runs, no form is sent, and the page has no origin."""
TAGS = {
    "a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div",
    "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
    "ins", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip
"""What is left of captured HTML: its words and their order. Images would tell a server that somebody looks."""


def new_token() -> str:
    """A secret that no other page can guess."""
    return secrets.token_urlsafe(32)


def clean_html(html: str) -> str:
    """Captured HTML without anything that runs, loads or leads away."""
    return nh3.clean(html, tags=TAGS, attributes={}, link_rel=None)


class Guard:
    """Turns away requests under a foreign host name, changes without the token, and sets the policy on every answer.

    A page elsewhere on the web may point its own name at 127.0.0.1 (DNS rebinding): the Host header tells. It may also
    send a form to us: it cannot read the token, which stands in our page only.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], token: str, read_only: bool) -> None:
        self.app, self.hosts, self.token, self.read_only = app, hosts, token, read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request goes on, or is answered with why it does not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _guarded(list(message["headers"]))
            await send(message)

        await self.app(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
        if _host_name(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("this host name is not served here; use the address that was printed", 421)
        if scope["method"] in SAFE_METHODS:
            return None
        if self.read_only:
            return PlainTextResponse("this page is open for reading only", 403)
        if not _is_same_site(headers, self.hosts) or not self._has_token(headers):
            return PlainTextResponse("this change did not come from the page itself; reload it and try again", 403)
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return PlainTextResponse(f"a change is at most {LARGEST_BODY:,} bytes and says how long it is", 413)
        return None

    def _has_token(self, headers: dict[str, str]) -> bool:
        return hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.token.encode())


def _host_name(host: str) -> str:
    """The name without its port: `localhost:8765` is `localhost`, `[::1]:80` is `[::1]`."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def _is_same_site(headers: dict[str, str], hosts: frozenset[str]) -> bool:
    """Whether a browser says that the change comes from our own page; silence is no objection, the token decides."""
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site", "same-origin")
    return site in {"same-origin", "none"} and (origin is None or _host_name(origin.partition("://")[2]) in hosts)


def _guarded(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    names = {name for name, _ in headers}
    policy = [] if b"content-security-policy" in names else [(b"content-security-policy", POLICY.encode())]
    always = [
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
    cache = [] if b"cache-control" in names else [(b"cache-control", b"no-store")]
    return [*headers, *policy, *always, *cache]
