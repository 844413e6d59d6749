"""Leads, what was decided on them, and what is counted of it."""

from touchstone.desk.leads.models.decision import Decision, Overturning, Undoing
from touchstone.desk.leads.models.first_verdict import FirstVerdict
from touchstone.desk.leads.models.lead import Lead, LeadVerdict
from touchstone.desk.leads.models.saved_filter import ReviewerChoice, SavedFilter
from touchstone.desk.leads.models.second_review import SecondReview
from touchstone.desk.leads.models.signal_count import SignalCount

__all__ = [
    "Decision",
    "FirstVerdict",
    "Lead",
    "LeadVerdict",
    "Overturning",
    "ReviewerChoice",
    "SavedFilter",
    "SecondReview",
    "SignalCount",
    "Undoing",
]
