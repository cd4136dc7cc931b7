"""Files made to harm their reader, built when a test asks: none is worth keeping in the repository."""

import io
import zipfile
import zlib

from tests.index.readers.files import load_file

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = f'<!DOCTYPE x [<!ENTITY l0 "tank">{LAUGHS}]>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_with(members: dict[str, bytes]) -> bytes:
    """A sound Word file with members added or replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(load_file("writer.docx"))) as sound:
        kept = {name: sound.read(name) for name in sound.namelist()}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (kept | members).items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx_of(body: str, doctype: str = "") -> bytes:
    """A Word file with this body."""
    document = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return docx_with({"word/document.xml": document.encode()})


def zip_with_false_size() -> bytes:
    """A Word file whose bomb declares a single byte."""
    bomb = docx_with({"word/media/image1.bin": bytes(30_000_000)})
    place = bomb.rindex(b"word/media/image1.bin") - 46
    return bomb[: place + 24] + (1).to_bytes(4, "little") + bomb[place + 28 :]


def zip_without_end() -> bytes:
    """A Word file whose last member is said to go on behind the end of the file."""
    packed = io.BytesIO(docx_with({}))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("end.bin", b"tank")
    whole = packed.getvalue()
    place = whole.rindex(b"end.bin") - 46
    return whole[: place + 20] + (500_000).to_bytes(4, "little") * 2 + whole[place + 28 :]


def docx_packed(way: int) -> bytes:
    """A Word file with a member packed in another way than Word does, and spoilt."""
    packed = io.BytesIO(docx_with({}))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("end.bin", b"tank" * 100, way)
    whole = packed.getvalue()
    place = whole.index(b"end.bin") + 20
    return whole[:place] + b"\xff" * 8 + whole[place + 8 :]


def feed_of(entry: str, doctype: str = "") -> bytes:
    """An RSS feed with one entry."""
    channel = f"<channel><title>t</title><item>{entry}</item></channel>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0">{channel}</rss>'.encode()


def pdf_of(pages: str, stream: bytes = b"", filters: str = "") -> bytes:
    """A PDF of three objects, whose /Pages entry is given; object 4 is a stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages {pages} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        f"<< /Length {len(stream)} {filters} >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    pdf, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(pdf)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    pdf += b"xref\n0 5\n0000000000 65535 f \n" + rows
    return pdf + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def deflated_twice(size: int) -> bytes:
    """A stream of a few hundred bytes that inflates to `size`."""
    packer = zlib.compressobj(9)
    piece = bytes(1_000_000)
    once = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    return zlib.compress(once, 9)
