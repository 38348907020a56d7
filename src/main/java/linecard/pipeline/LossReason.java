package linecard.pipeline;

import java.util.UUID;

/// Why a possible sale was lost, in the principal's words.
public record LossReason(UUID id, String name, int position, boolean archived, int version) {

    static final int NAME = 60;
    static final int MOST = 50;
}
