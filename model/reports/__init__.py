"""The committee pack: one scenario or a comparison as workbook, slides, document and table."""
