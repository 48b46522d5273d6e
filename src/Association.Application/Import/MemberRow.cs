using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>
/// A member as the office's workbook lists members. Checked in the order name, resident ID, mobile, e-mail, unit, category,
/// joining date, then the rest; the first fault is the row's code. Whether the unit exists and whether the person occurs twice
/// is known only beside the database.
/// </summary>
public sealed record MemberRow
{
    public static readonly SheetDefinition<MemberRow> Sheet = new(
    [
        new("name", true, "姓名", "会员姓名", "中文姓名", "name", "full name", "member name"),
        new("sex", false, "性别", "sex", "gender"),
        new("residentId", true, "身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "证件号", "resident id", "resident id number", "id number", "identity number", "id card", "id card number", "national id", "id no"),
        new("mobile", false, "手机号", "手机号码", "手机", "移动电话", "联系电话", "电话", "mobile", "mobile number", "mobile phone", "cell phone", "phone", "phone number", "telephone"),
        new("email", false, "邮箱", "电子邮箱", "电子邮件", "邮箱地址", "邮件", "e-mail", "e-mail address", "mail"),
        new("unit", true, "工作单位", "单位", "所在单位", "单位名称", "就职单位", "unit", "employer", "institution", "hospital", "workplace", "organisation", "organization", "work unit"),
        new("department", false, "科室", "部门", "所在科室", "department", "dept"),
        new("title", false, "职称", "专业技术职称", "professional title", "title", "job title"),
        new("practiceCertificate", false, "医师执业证书编号", "执业证书编号", "执业证编号", "执业证书号", "医师执业证号", "practice certificate", "practice certificate number", "practice certificate no", "licence number", "license number", "licence", "license"),
        new("category", true, "会员类别", "会员类型", "会员种类", "类别", "category", "member category", "membership category", "membership type", "member type"),
        new("joinedOn", true, "入会日期", "入会时间", "加入日期", "joined on", "joined", "join date", "joining date", "date joined", "date of joining", "member since"),
    ], Parse);

    public required int Number { get; init; }
    public required PersonName Name { get; init; }
    public required ResidentId ResidentId { get; init; }
    public MobileNumber? Mobile { get; init; }
    public EmailAddress? Email { get; init; }
    public required string Unit { get; init; }
    public string? Department { get; init; }
    public string? Title { get; init; }
    public PracticeCertificate? PracticeCertificate { get; init; }
    public required MembershipCategory Category { get; init; }
    public required DateOnly JoinedOn { get; init; }

    /// <summary>The same sheet, with the association's own categories among the words it understands.</summary>
    public static SheetDefinition<MemberRow> SheetOf(IEnumerable<CategoryName> categories)
    {
        var words = CategoryWords.Of(categories);
        return Sheet with { Parse = (row, map, today) => Parse(row, map, today, words) };
    }

    public static ParsedRow<MemberRow> Parse(SheetRow row, HeaderMap map, DateOnly today) => Parse(row, map, today, Vocabularies.Categories);

    private static ParsedRow<MemberRow> Parse(SheetRow row, HeaderMap map, DateOnly today, Vocabulary<MembershipCategory> categories)
    {
        var cells = new RowCells(row, map);
        var name = cells.Value<PersonName>("name", PersonName.TryParse, "name.required");
        var residentId = cells.Value("residentId", People.ResidentIdOn(today), "resident-id.required");
        var mobile = cells.Value<MobileNumber>("mobile", MobileNumber.TryParse);
        var email = cells.Value<EmailAddress>("email", EmailAddress.TryParse);
        var unit = cells.Text("unit", MemberUnit.MaxNameLength, "unit.required");
        var category = cells.Word("category", categories, "category.unknown", "category.required");
        var joinedOn = cells.Date("joinedOn", "date.required", latest: today);
        var department = cells.Text("department", Person.MaxTextLength);
        var title = cells.Text("title", Person.MaxTextLength);
        var certificate = cells.Doubtful<PracticeCertificate>("practiceCertificate", PracticeCertificate.TryParse);
        People.CompareSex(cells, row, map, residentId);
        return cells.Close(() => new MemberRow
        {
            Number = row.Number, Name = name!, ResidentId = residentId!, Mobile = mobile, Email = email, Unit = unit!, Department = department,
            Title = title, PracticeCertificate = certificate, Category = category!.Value, JoinedOn = joinedOn!.Value,
        });
    }
}
