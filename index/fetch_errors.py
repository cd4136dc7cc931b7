"""Why an address couldn't be fetched; each message says what is wrong and what to do."""

from index.errors import DealbotError

_SAVE = "open it in a browser, save the page and send the file, or paste the text"
_LONGEST = 200


class FetchError(DealbotError):
    """Nothing was fetched from `url`; `reason` says why."""

    def __init__(self, url: str, reason: str, advice: str) -> None:
        shown = "".join(letter if letter.isprintable() else "?" for letter in url[:_LONGEST])
        super().__init__(f"{shown}: {reason}; {advice}")
        self.url = url
        self.reason = reason


class RefusedAddress(FetchError):
    """An address that isn't a page on the public web."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, f"not fetched: {reason}", "give the http(s) address of a public page")


class Unreachable(FetchError):
    """No answer came from there."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, f"can't be reached: {reason}", "check the address, or try again later")


class TooSlow(FetchError):
    """It took longer than is waited for."""

    def __init__(self, url: str, seconds: float) -> None:
        super().__init__(url, f"not there after {seconds:g} seconds", f"try again later, or {_SAVE}")
        self.seconds = seconds


class TooManyRedirects(FetchError):
    """It led on and on."""

    def __init__(self, url: str, most: int) -> None:
        super().__init__(url, f"it leads on more than {most} times", "give the address it ends at")


class NotFound(FetchError):
    """There is no such page."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, f"there is no such page ({status})", "check the address")
        self.status = status


class NotAdmitted(FetchError):
    """A page for subscribers, or one that turns programs away."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, f"the site doesn't let us read it ({status}), as with a paywall or a login", _SAVE)
        self.status = status


class FailedThere(FetchError):
    """The site answered with an error of its own."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, f"the site answers with error {status}", f"try again later, or {_SAVE}")
        self.status = status


class WrongType(FetchError):
    """Not a type of page that holds an article."""

    def __init__(self, url: str, content_type: str) -> None:
        kind = content_type or "a page of unnamed type"
        super().__init__(url, f"it is {kind}", "give a web page, a feed, a PDF, a DOCX or a text, or paste the text")
        self.content_type = content_type


class TooBig(FetchError):
    """More bytes than are taken in."""

    def __init__(self, url: str, most: int) -> None:
        super().__init__(url, f"it has more than {most // 1_000_000} MB", "paste the text")
        self.most = most
