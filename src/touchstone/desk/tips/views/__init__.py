"""Pages of tips: for everybody who reports, and for those who answer."""
