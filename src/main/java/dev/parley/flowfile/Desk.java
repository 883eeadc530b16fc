package dev.parley.flowfile;

import dev.parley.flowfile.source.Problems;

/// What the readers of one flow share.
record Desk(Problems problems, Texts texts, Conditions conditions, Translations translations, Places places) {
    Reads reads() {
        return new Reads(problems);
    }
}
