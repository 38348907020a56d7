package linecard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A route that answers 202 where there is much to do: the work goes on in the background, and the
/// header Location says where its job is told. See [Call#accepted].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Later {}
