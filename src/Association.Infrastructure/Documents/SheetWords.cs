using Association.Application.Finance;
using Association.Domain.Finance;

namespace Association.Infrastructure.Documents;

/// <summary>What a paper about money says by its kind; in both languages, as all of it is.</summary>
internal sealed record SheetWords(string Title, string TitleEn, string Number, string Method, string Date, string Issuer, string Foot)
{
    private static readonly SheetWords Receipt = new("收款收据", "RECEIPT OF PAYMENT", "收据编号  Receipt No.", "收款方式  Payment method", "收款日期  Received on",
        "收款单位（盖章）  Received by (seal)", "本收据为收款凭证，不作发票使用。  This receipt acknowledges a payment; it is not a tax invoice.");

    private static readonly SheetWords Invoice = new("缴费通知单", "INVOICE", "通知单编号  Invoice No.", "收款账户  Pay to", "最迟付款日  Due by",
        "收款单位（盖章）  Issued by (seal)", "请在转账附言中填写交易参考号。本单不作税务发票或财政票据使用。  Please quote the reference. Not a tax invoice or fiscal receipt.");

    private static readonly SheetWords Proforma = new("形式发票", "PROFORMA INVOICE", "编号  No.", "收款账户  Pay to", "最迟付款日  Due by",
        "收款单位（盖章）  Issued by (seal)", "本单供付款审批使用，不作记账凭证。  For approval of the payment only; not an accounting document.");

    private static readonly SheetWords CreditNote = new("冲销单", "CREDIT NOTE", "冲销单编号  Credit note No.", "收款账户  Account", "开具日期  Issued on",
        "开具单位（盖章）  Issued by (seal)", "本单冲销所列通知单的全部金额。  This note takes back the whole amount of the invoice.");

    private static readonly SheetWords Statement = new("赞助结算单", "SPONSORSHIP STATEMENT", "结算单编号  Statement No.", "承诺  Pledge", "有效期至  Valid until",
        "出具单位（盖章）  Issued by (seal)", "");

    public static SheetWords Of(ReceiptSheet sheet) => sheet.Kind switch
    {
        null when sheet.Statement => Statement,
        null => Receipt,
        DocumentKind.Invoice => Invoice,
        DocumentKind.Proforma => Proforma,
        _ => CreditNote,
    };
}
