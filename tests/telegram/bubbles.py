"""A chat as a page that looks like Telegram on a phone, so that messages can be looked at."""

import base64
from collections.abc import Iterable
from html import escape
from typing import Any

from tests.telegram.double import Message

Json = dict[str, Any]
WIDTH = 390  # CSS pixels of a phone
AROUND = "#ff00ff"  # the colour beyond the chat, to be cut off
_TAGS = {
    "bold": "b", "italic": "i", "code": "code", "pre": "pre", "text_link": "a", "url": "a", "mention": "a",
    "bot_command": "a", "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip
_COLOURS = {
    "light": "--wall:#c9d8b6;--ours:#fff;--theirs:#e6fdd2;--ink:#000;--faint:#7a8a8f;--link:#2678b6;--key:#8aa07699",
    "dark": "--wall:#0e1621;--ours:#182533;--theirs:#2b5278;--ink:#f5f5f5;--faint:#8295a5;--link:#6ab3f3;--key:#26384c",
}
_STYLE = """
* { box-sizing: border-box; margin: 0 }
html { background: AROUND }
body { width: WIDTHpx; background: var(--wall); color: var(--ink); padding: 10px 8px 14px;
       font: 16px/1.31 "Noto Sans", "DejaVu Sans", "NanumGothic", sans-serif; font-size-adjust: 0.5 }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-top: 6px }
.row.me { align-items: flex-end }
.bubble { background: var(--ours); border-radius: 14px; padding: 6px 10px 7px; max-width: 330px; min-width: 120px;
          white-space: pre-wrap; overflow-wrap: anywhere }
.me .bubble { background: var(--theirs); min-width: 0 }
.name { color: var(--link); font-weight: 600; font-size: 14px }
.reply { border-left: 3px solid var(--link); padding-left: 7px; margin-bottom: 4px; font-size: 14px;
         color: var(--faint); white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
blockquote { border-left: 3px solid var(--link); border-radius: 4px; padding: 2px 8px; margin: 2px 0; font-size: 15px;
             background: color-mix(in srgb, var(--link) 12%, transparent) }
blockquote.folded { max-height: 4.3em; overflow: hidden }
a { color: var(--link); text-decoration: none }
code, pre { font-family: "DejaVu Sans Mono", monospace; font-size: 14px }
pre { display: inline }
img { display: block; width: 310px; border-radius: 8px; margin: 2px -4px 6px }
.file { display: flex; gap: 10px; align-items: center; margin-bottom: 4px; font-size: 15px }
.file i { background: var(--link); border-radius: 50%; min-width: 40px; height: 40px }
.keys { display: flex; gap: 4px; width: 330px; margin-top: 4px }
.keys span { flex: 1; text-align: center; background: var(--key); color: #fff; border-radius: 8px; padding: 8px 4px;
             font-size: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.dark .keys span { color: var(--ink) }
.toast { background: #000b; color: #fff; border-radius: 10px; padding: 8px 12px; font-size: 14px; margin: 8px auto }
"""


def render_page(messages: Iterable[Message], theme: str) -> str:
    """The messages, oldest first, as an HTML page."""
    style = _STYLE.replace("AROUND", AROUND).replace("WIDTH", str(WIDTH))
    rows = "\n".join(_row(message) for message in messages if not message.deleted)
    return (
        f'<!doctype html><meta charset="utf-8"><style>:root {{ {_COLOURS[theme]} }}{style}</style>'
        f'<body class="{theme}">{rows}</body>'
    )


def render_text(text: str, entities: list[Json]) -> str:
    """A text with its entities as HTML."""
    marks: dict[int, list[str]] = {}
    nested = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    for entity in nested:
        marks.setdefault(entity["offset"], []).append(_opened(entity))
    for entity in reversed(nested):
        marks.setdefault(entity["offset"] + entity["length"], []).insert(0, f"</{_TAGS.get(entity['type'], 'span')}>")
    page, unit = list[str](), 0
    for character in text:
        page += [*marks.pop(unit, []), escape(character)]
        unit += 1 + (ord(character) > 0xFFFF)
    page += [mark for place in sorted(marks) for mark in marks[place]]
    return "".join(page).replace("</blockquote>\n", "</blockquote>")  # a quotation ends its line by itself


def _opened(entity: Json) -> str:
    folded = ' class="folded"' if entity["type"] == "expandable_blockquote" else ""
    return f"<{_TAGS.get(entity['type'], 'span')}{folded}>"


def _row(message: Message) -> str:
    raw, parts = message.raw, list[str]()
    if not message.by_bot and raw["chat"]["type"] != "private":
        parts.append(f'<div class="name">{escape(raw["from"]["first_name"])}</div>')
    if replied := raw.get("reply_to_message"):
        said = replied.get("text") or replied.get("caption") or "…"
        parts.append(f'<div class="reply">{escape(said[:60])}</div>')
    if message.kind == "photo":
        parts.append(f'<img src="data:image/png;base64,{base64.b64encode(message.data).decode()}">')
    elif message.kind == "document":
        parts.append(
            f'<div class="file"><i></i><span>{escape(message.file_name)}<br>{len(message.data):,} B</span></div>'
        )
    parts.append(render_text(message.text, message.entities))
    side = "" if message.by_bot else " me"
    return f'<div class="row{side}"><div class="bubble">{"".join(parts)}</div>{_keys(message)}</div>'


def _keys(message: Message) -> str:
    rows = message.raw.get("reply_markup", {}).get("inline_keyboard", [])
    keys = ("".join(f"<span>{escape(key['text'])}</span>" for key in row) for row in rows)
    return "".join(f'<div class="keys">{row}</div>' for row in keys)
