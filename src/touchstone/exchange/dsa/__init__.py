"""Statements of reasons (Regulation (EU) 2022/2065, Article 17) as the DSA Transparency Database takes them."""
