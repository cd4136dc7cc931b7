"""The words of what admins see of work under way, and of backups."""

from pydantic import BaseModel, ConfigDict


class WorkWording(BaseModel):
    """What the bot says of its work, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    under_way: str
    nothing: str
    since: str
    stop: str
    stopping: str
    over: str
    stopped: str
    backup: str
    backup_kept: str
    backup_failed: str
