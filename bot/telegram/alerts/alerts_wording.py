"""The words of alerts: what is followed, when its news comes, and the news itself."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class AlertsWording(BaseModel):
    """What the bot says about alerts, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    nothing: str
    you_follow: str
    group_follows: str
    at_once: str
    daily: str
    quiet: str
    muted: str
    zone_hint: str
    added: str
    known: str
    full: str
    stopped: str
    not_followed: str
    unknown: str
    did_you_mean: str
    cannot_follow: str
    unknown_zone: str
    zone_words: Sequence[str]
    muted_now: str
    news: str
    digest: str
    new: str
    corrected: str
    withdrawn: str
    unreviewed: str
    before: str
    follow: str
    stop: str
    stop_number: str
    stop_name: str
    mute: str
    unmute: str
    set_at_once: str
    set_daily: str
    set_quiet: str
    no_quiet: str
    set_zone: str
    back: str
    next: str
