package linecard.terms;

import linecard.reckoning.Terms;

import java.time.LocalDate;
import java.util.UUID;

/// All clauses of an agency's agreement beside its flat rates, as they stand from a day on, until
/// the next version starts.
///
/// @param terms without the flat rates
/// @param version how often it was changed
public record Version(UUID id, UUID agency, LocalDate from, Terms terms, int version) {}
