using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>
/// A member unit as the office's workbook lists units. Checked in the order name, credit code, tier, level, ownership, contact,
/// e-mail, joining date, then the rest; the first fault is the row's code.
/// </summary>
public sealed record UnitRow
{
    public static readonly SheetDefinition<UnitRow> Sheet = new(
    [
        new("name", true, "单位名称", "机构名称", "会员单位", "单位", "unit name", "unit", "name", "institution", "institution name"),
        new("code", true, "统一社会信用代码", "社会信用代码", "信用代码", "unified social credit code", "social credit code", "credit code", "uscc"),
        new("tier", true, "单位类别", "会员单位类别", "单位类型", "会员类别", "unit category", "unit tier", "tier", "category", "unit type"),
        new("level", false, "机构等级", "医院等级", "等级", "institution level", "level", "grade", "hospital level"),
        new("ownership", false, "所有制", "所有制形式", "经济类型", "办医性质", "ownership"),
        new("street", false, "街道", "所属街道", "街道办", "street", "subdistrict"),
        new("address", false, "地址", "单位地址", "详细地址", "address"),
        new("contactName", false, "联系人", "联络员", "联系人姓名", "contact", "contact name", "contact person", "liaison", "liaison officer"),
        new("contactMobile", false, "联系电话", "联系人电话", "手机号", "手机", "电话", "contact phone", "contact mobile", "phone", "phone number", "mobile", "telephone"),
        new("email", false, "邮箱", "电子邮箱", "电子邮件", "e-mail", "e-mail address", "mail"),
        new("joinedOn", false, "入会日期", "入会时间", "加入日期", "joined on", "joined", "join date", "joining date", "date joined", "member since"),
    ], Parse);

    public required int Number { get; init; }
    public required string Name { get; init; }
    public required UnifiedSocialCreditCode Code { get; init; }
    public required UnitTier Tier { get; init; }
    public InstitutionLevel? Level { get; init; }
    public Ownership? Ownership { get; init; }
    public string? Street { get; init; }
    public string? Address { get; init; }
    public string? ContactName { get; init; }
    public ContactPhone? ContactPhone { get; init; }
    public EmailAddress? Email { get; init; }
    public DateOnly? JoinedOn { get; init; }

    public static ParsedRow<UnitRow> Parse(SheetRow row, HeaderMap map, DateOnly today)
    {
        var cells = new RowCells(row, map);
        var name = cells.Text("name", MemberUnit.MaxNameLength, "name.required");
        var code = cells.Value<UnifiedSocialCreditCode>("code", UnifiedSocialCreditCode.TryParse, "unit-code.required");
        var tier = cells.Word("tier", Vocabularies.Tiers, "tier.unknown", "tier.required");
        var level = cells.Word("level", Vocabularies.Levels, "level.unknown");
        var ownership = cells.Word("ownership", Vocabularies.Ownerships, "ownership.unknown");
        var contact = cells.Text("contactName", MemberUnit.MaxTextLength);
        var phone = cells.Value<ContactPhone>("contactMobile", ContactPhone.TryParse);
        var email = cells.Value<EmailAddress>("email", EmailAddress.TryParse);
        var joinedOn = cells.Date("joinedOn", latest: today);
        var street = cells.Text("street", MemberUnit.MaxTextLength);
        var address = cells.Text("address", MemberUnit.MaxTextLength);
        if (code is { OrganisationCodeIsValid: false }) cells.Warn("code", "unit-code.organisation", code.Value);
        return cells.Close(() => new UnitRow
        {
            Number = row.Number, Name = name!, Code = code!, Tier = tier!.Value, Level = level, Ownership = ownership, Street = street, Address = address,
            ContactName = contact, ContactPhone = phone, Email = email, JoinedOn = joinedOn,
        });
    }
}
