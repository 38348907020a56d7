package linecard.calls;

import linecard.calls.Call.State;

import java.util.List;

/// Of the answers to 'what came of it' those that say there was no call.
final class CallStates {

    static final List<State> WITHOUT_OUTCOME = List.of(State.NOBODY_THERE, State.CANCELLED);

    private CallStates() {}
}
