package linecard.access;

import linecard.words.Coded;

import java.time.Instant;
import java.util.List;

/// One entry of a record's history: who changed what, when.
public record Change(
        long id, Instant at, User by, Action action, List<Field> fields, boolean latest) {

    public enum Action implements Coded { INSERT, UPDATE, DELETE }

    /// A column before and after; empty where there was nothing.
    public record Field(String column, String before, String after) {}
}
