namespace Association.Domain.Finance;

/// <summary>What an account is in the books. Assets and spending grow by debits, the others by credits.</summary>
public enum AccountClass { Asset, Liability, NetAssets, Income, Spending }

/// <summary>
/// The chart of accounts. Debits are positive, credits negative. Advances holds what payers have to their credit; LateFeeIncome
/// what reminders cost; BadDebt what was given up; Clearing what a payment provider or card acquirer has not paid out yet; Held money that
/// came and fits no order; SponsorDue what sponsors used and were not asked for yet.
/// </summary>
public enum LedgerAccount
{
    Bank, Receivable, RefundPayable, Advances, EventIncome, DuesIncome,
    Cash, SponsorIncome, DonationIncome, GovernmentIncome, InterestIncome, LateFeeIncome, OtherIncome,
    ActivityCost, OfficeCost, FinancingCost, BadDebt, OtherCost, NetAssets,
    Clearing, Held, SponsorDue,
}

public static class LedgerAccounts
{
    public static AccountClass ClassOf(LedgerAccount account) => account switch
    {
        LedgerAccount.Bank or LedgerAccount.Cash or LedgerAccount.Clearing or LedgerAccount.Receivable or LedgerAccount.SponsorDue => AccountClass.Asset,
        LedgerAccount.RefundPayable or LedgerAccount.Advances or LedgerAccount.Held => AccountClass.Liability,
        LedgerAccount.NetAssets => AccountClass.NetAssets,
        LedgerAccount.ActivityCost or LedgerAccount.OfficeCost or LedgerAccount.FinancingCost or LedgerAccount.BadDebt or LedgerAccount.OtherCost => AccountClass.Spending,
        _ => AccountClass.Income,
    };

    public static IReadOnlyList<LedgerAccount> Of(AccountClass kind) => [.. Enum.GetValues<LedgerAccount>().Where(account => ClassOf(account) == kind)];

    /// <summary>
    /// The number under which accountants of a non-profit organisation keep it, until the office says otherwise. Source: 民间非营利组织会计制度
    /// (from memory: an association compares it with its own books before the first export).
    /// </summary>
    public static string StandardCode(LedgerAccount account) => account switch
    {
        LedgerAccount.Cash => "1001",
        LedgerAccount.Bank => "1002",
        LedgerAccount.Clearing => "1009",
        LedgerAccount.Receivable => "1121",
        LedgerAccount.SponsorDue => "1122",
        LedgerAccount.Advances => "2203",
        LedgerAccount.RefundPayable or LedgerAccount.Held => "2209",
        LedgerAccount.NetAssets => "3101",
        LedgerAccount.DonationIncome or LedgerAccount.SponsorIncome => "4101",
        LedgerAccount.DuesIncome => "4201",
        LedgerAccount.EventIncome => "4301",
        LedgerAccount.GovernmentIncome => "4401",
        LedgerAccount.ActivityCost => "5101",
        LedgerAccount.OfficeCost => "5201",
        LedgerAccount.FinancingCost => "5301",
        LedgerAccount.BadDebt or LedgerAccount.OtherCost => "5401",
        _ => "4901",
    };
}
