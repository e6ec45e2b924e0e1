"""tag: Reading to Annotation, by the trained encoder; the only home of onnxruntime."""
