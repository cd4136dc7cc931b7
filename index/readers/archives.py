"""Zip files opened with care: a DOCX is one, and so is a bomb."""

import io
import re
import zipfile

from index.readers.unreadable import Damaged, UnsafeArchive, UnsafeMarkup

_MOST_MEMBERS = 200
_MOST_BYTES = 50_000_000
_MOST_RATIO = 100
_PIECE = 1 << 16
_SMALL = 1 << 20  # bytes; less than that harms nobody, however well it packs
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ways a Word file may be packed
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"BZh")
_XML = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def list_members(data: bytes, name: str) -> list[str]:
    """The names of the members of a zip file. Raises Damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Damaged(name, "a zip or Word file") from error


def check_archive(data: bytes, name: str) -> None:
    """Read a zip file through once, keeping nothing.

    Raises UnsafeArchive when it holds too much, or another archive; UnsafeMarkup when its XML declares entities;
    Damaged when it is packed as no Word file is; and of one that can't be unpacked any of PARSER_ERRORS.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS:
            raise UnsafeArchive(name, f"it has {len(members)} files inside, and {_MOST_MEMBERS} is the most")
        if any(member.compress_type not in _PACKED for member in members):
            raise Damaged(name, "a Word file")
        _check_size(sum(member.file_size for member in members), len(data), name)
        total = 0
        for member in members:
            total = _read_through(archive, member, total, name)
            _check_size(total, len(data), name)


def _check_size(size: int, packed: int, name: str) -> None:
    if size > _MOST_BYTES:
        raise UnsafeArchive(name, f"it would unpack to more than {_MOST_BYTES // 1_000_000} MB")
    if size > max(_SMALL, packed * _MOST_RATIO):
        raise UnsafeArchive(name, f"it would unpack to more than {_MOST_RATIO} times its size")


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo, total: int, name: str) -> int:
    """The bytes unpacked so far with this member's, which may be more than it declares."""
    with archive.open(member) as file:
        tail = b""
        while piece := file.read(_PIECE):
            if not tail and piece.startswith(_ARCHIVES):
                raise UnsafeArchive(name, "there is another archive inside")
            # UTF-16 has a zero byte beside each letter of a declaration.
            if member.filename.endswith(_XML) and _DECLARATION.search((tail + piece).replace(b"\0", b"")):
                raise UnsafeMarkup(name)
            total, tail = total + len(piece), piece[-40:]
            if total > _MOST_BYTES:
                break
    return total
