"""A web page saved by a browser as one file: a mail message with the page as its first HTML part."""

from email import message_from_bytes

from index.readers.unreadable import Damaged


def find_page(data: bytes, name: str) -> tuple[bytes, str | None, str]:
    """The HTML, where it was saved from, and its content type. Raises Damaged."""
    message = message_from_bytes(data)
    for part in message.walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes) and page:
            url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            is_web = str(url).startswith(("https://", "http://"))  # and not a file of the one who saved it
            return page, str(url) if is_web else None, str(part.get("Content-Type", ""))
    raise Damaged(name, "a web page saved as one file")
