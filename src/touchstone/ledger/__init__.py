"""The record that proves itself: a Merkle log (RFC 6962, RFC 9162) with signed heads, anchors and offline verification."""
