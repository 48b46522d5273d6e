using System.Reflection;

namespace Association.Application.Messages;

/// <summary>Every mail the product sends by itself; a composer exists for each.</summary>
public static class MailTemplates
{
    /// <summary>Every one of them: whatever lists kinds of mail lists these.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(MailTemplates).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    public const string RegistrationReceived = "registration-received";
    public const string RegistrationConfirmed = "registration-confirmed";
    public const string RegistrationCancelled = "registration-cancelled";
    public const string RegistrationExpired = "registration-expired";
    public const string RegistrationApplied = "registration-applied";
    public const string RegistrationApproved = "registration-approved";
    public const string RegistrationRefused = "registration-refused";
    public const string RegistrationDifference = "registration-difference";
    public const string FollowUpAsked = "follow-up-asked";
    public const string FollowUpReminder = "follow-up-reminder";
    public const string EventInvitation = "event-invitation";
    /// <summary>The office's own words to a registered person.</summary>
    public const string RegistrationLetter = "registration-letter";
    /// <summary>To whoever somebody else registered, or gave a place that is not paid for yet: look, agree, or say no.</summary>
    public const string PlaceGiven = "place-given";
    /// <summary>To whoever came until somebody else took the place.</summary>
    public const string RegistrationHandedOver = "registration-handed-over";
    /// <summary>The payment deadline passed; the price is that of the day.</summary>
    public const string OrderRepriced = "order-repriced";
    public const string SeatOffered = "seat-offered";
    public const string OfferLapsed = "offer-lapsed";
    /// <summary>The five below go to the contact of a group order.</summary>
    public const string GroupReceived = "group-received";
    public const string GroupNamesMissing = "group-names-missing";
    public const string GroupSeatVacated = "group-seat-vacated";
    public const string GroupSlipRefused = "group-slip-refused";
    public const string GroupEnded = "group-ended";
    public const string SlipRefused = "payment-refused";
    public const string DuesSlipRefused = "dues-refused";
    /// <summary>A debt is overdue; once for each level of reminding.</summary>
    public const string PaymentOverdue = "payment-overdue";
    public const string PaymentConfirmed = "payment-confirmed";
    /// <summary>To the payer, for each refund whose money is back.</summary>
    public const string RefundDone = "refund-done";
    /// <summary>To the author, for each time an abstract is handed in; with the link.</summary>
    public const string AbstractReceived = "abstract-received";
    public const string AbstractDecided = "abstract-decided";
    /// <summary>To a reviewer who has something to judge; with the link.</summary>
    public const string ReviewInvited = "review-invited";
    public const string EventReminder = "event-reminder";
    /// <summary>To whoever came, when somebody opened the survey with mails.</summary>
    public const string SurveyOpened = "survey-opened";
    public const string CertificateIssued = "certificate-issued";
    /// <summary>To staff who came to nothing yet in the year, when somebody pressed the button.</summary>
    public const string CreditsMissing = "credits-missing";
    public const string ApplicationReceived = "application-received";
    public const string ApplicationReturned = "application-returned";
    public const string ApplicationApproved = "application-approved";
    public const string ApplicationRejected = "application-rejected";
    public const string UnitInvitation = "unit-invitation";
    public const string LecturerInvited = "lecturer-invited";
    public const string LecturerWithdrawn = "lecturer-withdrawn";
    /// <summary>To whoever invited.</summary>
    public const string LecturerAnswered = "lecturer-answered";
    public const string SalonChanged = "salon-changed";
    public const string SalonCancelled = "salon-cancelled";
    /// <summary>To a speaker whose sessions were added, moved, renamed or called off.</summary>
    public const string ProgrammeChanged = "programme-changed";
    /// <summary>To a speaker: the secret address of the own page.</summary>
    public const string SpeakerAsked = "speaker-asked";
    public const string BookingDecided = "booking-decided";
    public const string TransferAsked = "transfer-asked";
    public const string TransferDecided = "transfer-decided";
    public const string MeetingInvitation = "meeting-invitation";
    public const string MeetingReminder = "meeting-reminder";
    public const string ElectionOpened = "election-opened";
    public const string LetterIssued = "letter-issued";
    /// <summary>What a rule of the office says; its words are a template of the office's.</summary>
    public const string Reminder = "reminder";
    /// <summary>To whoever writes a template: how it looks.</summary>
    public const string TemplateTest = "template-test";
    /// <summary>What the office writes to many.</summary>
    public const string Mailing = "mailing";
    /// <summary>The same to whoever wrote it, to look at.</summary>
    public const string MailingTest = "mailing-test";
    /// <summary>What waits at somebody's desk, on working mornings.</summary>
    public const string DeskDigest = "desk-digest";
    public const string AccountConfirm = "account-confirm";
    public const string AccountReset = "account-reset";
    /// <summary>To an address that somebody wants to have as their own.</summary>
    public const string AccountNewEmail = "account-new-email";
    public const string AccountChanged = "account-changed";
    public const string AccountInvited = "account-invited";
    /// <summary>Somebody tried to register an address that has an account.</summary>
    public const string AccountKnown = "account-known";
}
