using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Credits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Certificates_Registration",
                table: "Certificates");

            migrationBuilder.AddColumn<string>(
                name: "Department",
                table: "UnitLiaisons",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cme_Assessment",
                table: "Events",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Attendance");

            migrationBuilder.AlterColumn<Guid>(
                name: "Registration",
                table: "Certificates",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<decimal>(
                name: "Credits",
                table: "Certificates",
                type: "TEXT",
                precision: 18,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "Certificates",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Certificates",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Attendance");

            migrationBuilder.AddColumn<string>(
                name: "ProjectNumber",
                table: "Certificates",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReissuedAs",
                table: "Certificates",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AttendanceCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Session = table.Column<Guid>(type: "TEXT", nullable: false),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    To = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttendanceCorrections_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Event = table.Column<Guid>(type: "TEXT", nullable: true),
                    TitleZh = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    BodyZh = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    BodyEn = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    SignerZh = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    SignerEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ShowsBorder = table.Column<bool>(type: "INTEGER", nullable: false),
                    Logo = table.Column<Guid>(type: "TEXT", nullable: true),
                    Signature = table.Column<Guid>(type: "TEXT", nullable: true),
                    Seal = table.Column<Guid>(type: "TEXT", nullable: true),
                    Background = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Files_Background",
                        column: x => x.Background,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Files_Logo",
                        column: x => x.Logo,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Files_Seal",
                        column: x => x.Seal,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateTemplates_Files_Signature",
                        column: x => x.Signature,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CmeProjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Track = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NationalSociety = table.Column<bool>(type: "INTEGER", nullable: false),
                    Leader = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LeaderPhone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PlannedHeadcount = table.Column<int>(type: "INTEGER", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CmeProjects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CmeProjects_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditAssessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditAssessments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditAssessments_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ProjectNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    Characters = table.Column<int>(type: "INTEGER", nullable: true),
                    Asked = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditClaims_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditExemptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditExemptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditExemptions_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegulatorExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Corrections = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegulatorExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RosterDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RulePacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Jurisdiction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CopyOf = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Superseded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RulePacks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TeachingSites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeachingSites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeachingSites_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CmeChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Project = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CmeChange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CmeChange_CmeProjects_Project",
                        column: x => x.Project,
                        principalTable: "CmeProjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CmeDocument",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Project = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AttachedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CmeDocument", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CmeDocument_CmeProjects_Project",
                        column: x => x.Project,
                        principalTable: "CmeProjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CmeDocument_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Claim = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimEvidence_CreditClaims_Claim",
                        column: x => x.Claim,
                        principalTable: "CreditClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClaimEvidence_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Claim = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimStep_CreditClaims_Claim",
                        column: x => x.Claim,
                        principalTable: "CreditClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CreditAwards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Claim = table.Column<Guid>(type: "TEXT", nullable: true),
                    Event = table.Column<Guid>(type: "TEXT", nullable: true),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ProjectNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    EarnedFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EarnedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PackVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    CapGroup = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Credits = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    WholeYear = table.Column<bool>(type: "INTEGER", nullable: false),
                    ByEmployer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReversedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReversedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReversalReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Title_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditAwards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditAwards_CreditClaims_Claim",
                        column: x => x.Claim,
                        principalTable: "CreditClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditAwards_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditAwards_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditAwards_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RosterEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RosterDay = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ownership = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Profession = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RosterEntries_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RosterEntries_RosterDays_RosterDay",
                        column: x => x.RosterDay,
                        principalTable: "RosterDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SiteInspection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Site = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteInspection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SiteInspection_TeachingSites_Site",
                        column: x => x.Site,
                        principalTable: "TeachingSites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Event_Person_Kind",
                table: "Certificates",
                columns: new[] { "Event", "Person", "Kind" },
                unique: true,
                filter: "\"Status\" = 'Valid' AND \"Registration\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Registration_Kind",
                table: "Certificates",
                columns: new[] { "Registration", "Kind" },
                unique: true,
                filter: "\"Status\" = 'Valid' AND \"Registration\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceCorrections_Event_Registration",
                table: "AttendanceCorrections",
                columns: new[] { "Event", "Registration" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceCorrections_Registration",
                table: "AttendanceCorrections",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Background",
                table: "CertificateTemplates",
                column: "Background");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Body",
                table: "CertificateTemplates",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Event",
                table: "CertificateTemplates",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Kind_Body_Event",
                table: "CertificateTemplates",
                columns: new[] { "Kind", "Body", "Event" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Logo",
                table: "CertificateTemplates",
                column: "Logo");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Seal",
                table: "CertificateTemplates",
                column: "Seal");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Signature",
                table: "CertificateTemplates",
                column: "Signature");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimEvidence_Claim",
                table: "ClaimEvidence",
                column: "Claim");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimEvidence_File",
                table: "ClaimEvidence",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimEvidence_Sha256",
                table: "ClaimEvidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimStep_Claim",
                table: "ClaimStep",
                column: "Claim");

            migrationBuilder.CreateIndex(
                name: "IX_CmeChange_Project",
                table: "CmeChange",
                column: "Project");

            migrationBuilder.CreateIndex(
                name: "IX_CmeDocument_File",
                table: "CmeDocument",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_CmeDocument_Project",
                table: "CmeDocument",
                column: "Project");

            migrationBuilder.CreateIndex(
                name: "IX_CmeProjects_Event",
                table: "CmeProjects",
                column: "Event",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditAssessments_Event_Registration",
                table: "CreditAssessments",
                columns: new[] { "Event", "Registration" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditAssessments_Registration",
                table: "CreditAssessments",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAwards_Claim",
                table: "CreditAwards",
                column: "Claim");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAwards_Event_Person_Role",
                table: "CreditAwards",
                columns: new[] { "Event", "Person", "Role" },
                unique: true,
                filter: "\"Status\" <> 'Reversed' AND \"Event\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAwards_Person_Year",
                table: "CreditAwards",
                columns: new[] { "Person", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditAwards_Registration",
                table: "CreditAwards",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAwards_Year_Status",
                table: "CreditAwards",
                columns: new[] { "Year", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditClaims_Person",
                table: "CreditClaims",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_CreditClaims_Status_Unit",
                table: "CreditClaims",
                columns: new[] { "Status", "Unit" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditExemptions_Person_Year",
                table: "CreditExemptions",
                columns: new[] { "Person", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_RegulatorExports_Event_At",
                table: "RegulatorExports",
                columns: new[] { "Event", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterDays_Year_Day",
                table: "RosterDays",
                columns: new[] { "Year", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterEntries_Person",
                table: "RosterEntries",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_RosterEntries_RosterDay_Person",
                table: "RosterEntries",
                columns: new[] { "RosterDay", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_RulePacks_Code_Number",
                table: "RulePacks",
                columns: new[] { "Code", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SiteInspection_Site",
                table: "SiteInspection",
                column: "Site");

            migrationBuilder.CreateIndex(
                name: "IX_TeachingSites_Unit",
                table: "TeachingSites",
                column: "Unit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttendanceCorrections");

            migrationBuilder.DropTable(
                name: "CertificateTemplates");

            migrationBuilder.DropTable(
                name: "ClaimEvidence");

            migrationBuilder.DropTable(
                name: "ClaimStep");

            migrationBuilder.DropTable(
                name: "CmeChange");

            migrationBuilder.DropTable(
                name: "CmeDocument");

            migrationBuilder.DropTable(
                name: "CreditAssessments");

            migrationBuilder.DropTable(
                name: "CreditAwards");

            migrationBuilder.DropTable(
                name: "CreditExemptions");

            migrationBuilder.DropTable(
                name: "RegulatorExports");

            migrationBuilder.DropTable(
                name: "RosterEntries");

            migrationBuilder.DropTable(
                name: "RulePacks");

            migrationBuilder.DropTable(
                name: "SiteInspection");

            migrationBuilder.DropTable(
                name: "CmeProjects");

            migrationBuilder.DropTable(
                name: "CreditClaims");

            migrationBuilder.DropTable(
                name: "RosterDays");

            migrationBuilder.DropTable(
                name: "TeachingSites");

            migrationBuilder.DropIndex(
                name: "IX_Certificates_Event_Person_Kind",
                table: "Certificates");

            migrationBuilder.DropIndex(
                name: "IX_Certificates_Registration_Kind",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "Department",
                table: "UnitLiaisons");

            migrationBuilder.DropColumn(
                name: "Cme_Assessment",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Credits",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "Detail",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "ProjectNumber",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "ReissuedAs",
                table: "Certificates");

            migrationBuilder.AlterColumn<Guid>(
                name: "Registration",
                table: "Certificates",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Registration",
                table: "Certificates",
                column: "Registration",
                unique: true,
                filter: "\"Status\" = 'Valid'");
        }
    }
}
