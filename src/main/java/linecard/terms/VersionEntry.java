package linecard.terms;

import java.time.LocalDate;

/// A version of clauses as a program sends it.
public record VersionEntry(LocalDate from, Clauses clauses) {}
