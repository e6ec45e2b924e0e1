"""Passages with every act annotated in the text, and the training documents made of them."""
