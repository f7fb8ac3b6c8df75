package io.marquee.publishing.post;

/** Whether posts of the bound workspace need an approval before they appear. */
public interface ApprovalPolicy {

  /**
   * Whether one is needed.
   *
   * @return false where approvals are for who wants them
   */
  boolean isRequired();
}
