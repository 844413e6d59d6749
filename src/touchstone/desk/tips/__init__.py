"""Tips: anyone reports a listing or shop; tips of the same thing are joined and stand behind one lead."""
