"""The words of who may use the bot, and who may do an admin's work."""

from pydantic import BaseModel, ConfigDict


class AccessWording(BaseModel):
    """What the bot says at its door, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    refused: str
    code: str
    welcome: str
    welcome_group: str
    asks: str
    asks_group: str
    allow: str
    deny: str
    allowed: str
    denied: str
    nobody_asks: str
    asking: str
    usage: str
    unknown: str
    owner_only: str
    nobody: str
    grant_usage: str
    revoke_usage: str
    granted: str
    not_granted: str
    revoked: str
