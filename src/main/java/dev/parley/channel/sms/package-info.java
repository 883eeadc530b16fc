/// Text messages through Twilio: its signature, its forms, its TwiML.
@NullMarked
package dev.parley.channel.sms;

import org.jspecify.annotations.NullMarked;
