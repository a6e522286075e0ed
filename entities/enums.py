"""The closed lists of the record. Plain text choices: no database, so that extraction may use them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What happened, as the annotation guidelines define it (`tests/gold/GUIDELINES.md`)."""

    MEETING = "meeting", _("Meeting")
    PHONE_CALL = "phone_call", _("Phone call")
    MESSAGE = "message", _("Message")
    STATEMENT = "statement", _("Statement")
    CREDENTIALS = "credentials", _("Presentation of credentials")
    APPOINTMENT = "appointment", _("Appointment")
    CONSULTATIONS = "consultations", _("Consultations")
    CONFERENCE = "conference", _("Conference")
    VISIT = "visit", _("Visit")
    CULTURE = "culture", _("Culture and commemoration")
    VOTE = "vote", _("Vote")
    AGREEMENT = "agreement", _("Agreement")
    AID = "aid", _("Aid and evacuation")
    INCIDENT = "incident", _("Incident")


class EventStatus(TextChoices):
    HELD = "held", _("Held")
    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")


class DatePrecision(TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class DateBasis(TextChoices):
    """Why an event stands on its day: the text says so, or only the publication day is known."""

    STATED = "stated", _("Stated in the text")
    PUBLICATION = "publication", _("Reported on this day")


class Judgement(TextChoices):
    """What is held of a link, a mention or a pair of rows."""

    ACCEPTED = "accepted", _("Accepted")
    UNSURE = "unsure", _("Unsure")
    REJECTED = "rejected", _("Rejected")


class OrganizationKind(TextChoices):
    STATE_BODY = "state_body", _("State body")
    MISSION = "mission", _("Diplomatic mission")
    INTERNATIONAL = "international", _("International organization")
    PARLIAMENT = "parliament", _("Parliament")
    EDUCATION = "education", _("University or institute")
    COMPANY = "company", _("Company")
    MEDIA = "media", _("Media")
    OTHER = "other", _("Other")


class NameOrigin(TextChoices):
    """Where a spelling of a name came from."""

    PAGE = "page", _("Read on a page")
    EDITOR = "editor", _("Given by an editor")
    GENERATED = "generated", _("Generated")
