"""Outside engines that read pictures of text: one module each, its version, its call, its errors in our words."""
