"""The URLs of these tests: the desk's, and those of delivery."""

from touchstone.desk.delivery.urls import urlpatterns as delivery
from touchstone.desk.frontdoor.urls import urlpatterns as desk

urlpatterns = [*desk, *delivery]
