package io.marquee.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service that can be tested. */
@SpringBootApplication
class ProbeApplication {}
