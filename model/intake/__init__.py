"""What an office brings: its own figures as workbooks and documents, checked before use."""
