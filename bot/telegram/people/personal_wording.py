"""The words of what is somebody's own: their language, and what is kept of them."""

from pydantic import BaseModel, ConfigDict


class PersonalWording(BaseModel):
    """What the bot says about a person's settings, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    language_name: str
    which_language: str
    language_now: str
    automatic: str
    automatic_now: str
    privacy: str
    no_contact: str
    forgotten: str
