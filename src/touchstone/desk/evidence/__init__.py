"""Files that people hand in: kept once by their content, judged by their content, never opened in the desk itself."""
