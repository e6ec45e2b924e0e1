"""Training of the shipped model: corpora, network, fitting, export, evaluation. torch lives here and nowhere else."""
