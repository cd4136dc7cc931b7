"""A small data folder: some of the articles that ship, with the deals and products these speak of."""

import re
import shutil
from collections.abc import Container
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
NEWEST = "2025-11-13-defence24-poland-k2-ec1-2022"  # all 180 delivered
HERALD = "2024-11-18-the-korea-herald-poland-k2-ec1-2022"  # 71 of 180, in an article about Peru
ARTICLES = (
    "2022-07-28-yonhap-poland-k2-framework-2022",
    "2022-08-26-ap-via-kesq-poland-k2-ec1-2022",
    "2023-05-19-warsaw-point-poland-k2-framework-2022",
    "2024-03-20-defence-industry-europe-poland-k2-ec1-2022",
    "2024-05-22-the-korea-herald-peru-k808-2024",
    HERALD,
    "2024-12-17-milmag-poland-k2-ec1-2022",
    "2025-07-02-rzeczpospolita-poland-k2-ec2-2025",
    "2025-08-02-yonhap-poland-k2-ec2-2025",
    NEWEST,
    "2025-12-10-kbs-world-peru-k2-k808-framework-2025",
    "2025-12-10-korea-joongang-daily-peru-k2-k808-framework-2025",
)
_DEALS = frozenset(
    {
        "poland-k2-framework-2022",
        "poland-k2-ec1-2022",
        "poland-k2-ec2-2025",
        "poland-k9-framework-2022",
        "poland-k9-ec1-2022",
        "poland-chunmoo-framework-2022",
        "poland-chunmoo-ec1-2022",
        "peru-k808-2024",
        "peru-comprehensive-agreement-2024",
        "peru-k2-k808-framework-2025",
    }
)
_PRODUCTS = frozenset({"k2", "k2gf", "k2pl", "k808", "k9", "k9a1", "chunmoo", "support-vehicles", "vehicle"})


def copy_records(folder: Path) -> Path:
    """The small data folder, written to a path where nothing is yet."""
    shutil.copytree(DATA / "names", folder / "names")
    for name, ids in (("deals.toml", _DEALS), ("names/products.toml", _PRODUCTS)):
        text = (DATA / name).read_text(encoding="utf-8")
        (folder / name).write_text(_tables(text, ids), encoding="utf-8")
    for article in ARTICLES:
        for name in (f"articles/{article}.md", f"facts/{article}.toml"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(DATA / name, folder / name)
    return folder


def forget(article: str, folder: Path) -> None:
    """Take an article and its facts out of a data folder."""
    (folder / "articles" / f"{article}.md").unlink()
    (folder / "facts" / f"{article}.toml").unlink()


def _tables(text: str, ids: Container[str]) -> str:
    """The tables of a TOML file that are called so."""
    return "".join(table for table in re.split(r"(?m)^(?=\[)", text) if table[1:].partition("]")[0] in ids)
