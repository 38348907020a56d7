package linecard.entrance;

import org.springframework.context.ApplicationContext;

/// Reads the token of the set-up page where a person would read the console.
public final class ConsoleToken {

    private ConsoleToken() {}

    public static String of(ApplicationContext program) {
        return program.getBean(SetupToken.class).shown();
    }
}
