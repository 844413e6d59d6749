"""`{% load desk %}`: the parts that pages are made of, one row each; docs/ui.md shows them in use."""

from django.template import Library

from touchstone.desk.frontdoor.components.badges import clock, status
from touchstone.desk.frontdoor.components.code_words import code_words
from touchstone.desk.frontdoor.components.icons import icon, sprite, tone_icon
from touchstone.desk.frontdoor.components.messages import message_tone, undo_address
from touchstone.desk.frontdoor.components.names import bdi
from touchstone.desk.frontdoor.components.panels import card, note, page_header, table
from touchstone.desk.frontdoor.components.tables import sort_header
from touchstone.desk.frontdoor.components.timeline import timeline
from touchstone.desk.frontdoor.components.times import when

register = Library()
register.simple_tag(icon)
register.simple_tag(sprite)
register.simple_tag(status)
register.simple_tag(clock)
register.simple_tag(when)
register.simple_tag(sort_header, takes_context=True)
register.inclusion_tag("desk/timeline.html")(timeline)
register.simple_block_tag(page_header, end_name="endpage_header")
register.simple_block_tag(card, end_name="endcard")
register.simple_block_tag(note, end_name="endnote")
register.simple_block_tag(table, end_name="endtable")
register.filter(bdi)
register.filter(code_words)
register.filter(undo_address)
register.filter(message_tone)
register.filter(tone_icon)
