package linecard.commissions;

import linecard.stated.PackedPart;

import java.util.List;

/// A statement with its lines as they are stored, and the prizes beside them.
record ReadyStatement(Statement statement, List<PackedPart> parts, List<PrizeLine> prizes) {}
