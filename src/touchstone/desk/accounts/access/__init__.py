"""The access request of a new organisation: asked in public, reviewed by one person, admitted by two."""
