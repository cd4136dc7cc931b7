"""The words on charts and under them, and of the files that are sent."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class ChartWording(BaseModel):
    """What charts and files say in one language; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    progress: str
    reached: str
    total: str
    leads: str
    compared: Mapping[str, str]
    sources: str
    left_out: str
    point: str
    chart: str
    csv: str
    png: str
    nothing: str
    sent: str
    table: str
