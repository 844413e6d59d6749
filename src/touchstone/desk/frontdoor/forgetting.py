"""What the front door keeps only for a while: sessions that are over, kept answers, buckets and gates nobody knocks at."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from touchstone.desk.accounts.models import RateBucket, SignInGate
from touchstone.desk.frontdoor.models import KeptAnswer

UNUSED_FOR = timedelta(days=30)
"""Every bucket is full and every gate open again long before."""


def forget_old(now: datetime) -> int:
    """Remove what is over; returns how many rows went."""
    over = (
        Session.objects.filter(expire_date__lte=now),
        RateBucket.objects.filter(filled_at__lte=now - UNUSED_FOR),
        SignInGate.objects.filter(tried_at__lte=now - UNUSED_FOR),
        KeptAnswer.objects.filter(expires_at__lte=now),
    )
    return sum(rows.delete()[0] for rows in over)
