package org.acuerdo.agreements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.acuerdo.kit.testing.PartsResource;

/** A service test on real PostgreSQL, Kafka and tokens. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "agreements"))
public @interface Parts {}
