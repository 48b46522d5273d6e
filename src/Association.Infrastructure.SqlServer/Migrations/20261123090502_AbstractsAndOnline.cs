using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AbstractsAndOnline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AbstractCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevisionsUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReviewUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Blind = table.Column<bool>(type: "bit", nullable: false),
                    MaxCharacters = table.Column<int>(type: "int", nullable: false),
                    ReviewersEach = table.Column<int>(type: "int", nullable: false),
                    TextZh = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    TextEn = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Announced = table.Column<bool>(type: "bit", nullable: false),
                    BookOpen = table.Column<bool>(type: "bit", nullable: false),
                    Tracks = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbstractCalls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AbstractCalls_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AbstractReviewers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Number = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Units = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Tracks = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: false),
                    Most = table.Column<int>(type: "int", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbstractReviewers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AbstractReviewers_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AbstractReviewers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlineRooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Session = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    List = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Mode = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Platform = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    JoinLink = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    MeetingNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Passcode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ShownMinutes = table.Column<int>(type: "int", nullable: true),
                    CodeMinutes = table.Column<int>(type: "int", nullable: false),
                    Note_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Note_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlineRooms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnlineRooms_CheckInLists_List",
                        column: x => x.List,
                        principalTable: "CheckInLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnlineRooms_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnlineRooms_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Track = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Wish = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ContactName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Account = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Person = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevisedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Session = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Title_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Title_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Submissions_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_ProgrammeTracks_Track",
                        column: x => x.Track,
                        principalTable: "ProgrammeTracks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallField",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Call = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Required = table.Column<bool>(type: "bit", nullable: false),
                    Options = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Name_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallField", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallField_AbstractCalls_Call",
                        column: x => x.Call,
                        principalTable: "AbstractCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionText",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Call = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    TextZh = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    TextEn = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionText", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionText_AbstractCalls_Call",
                        column: x => x.Call,
                        principalTable: "AbstractCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewCriterion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Call = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    Highest = table.Column<int>(type: "int", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Name_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewCriterion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewCriterion_AbstractCalls_Call",
                        column: x => x.Call,
                        principalTable: "AbstractCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Room = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Platform = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    File = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Columns = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Counts_Rows = table.Column<int>(type: "int", nullable: true),
                    Counts_People = table.Column<int>(type: "int", nullable: true),
                    Counts_Added = table.Column<int>(type: "int", nullable: true),
                    Counts_Unmatched = table.Column<int>(type: "int", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttendanceFiles_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceFiles_OnlineRooms_Room",
                        column: x => x.Room,
                        principalTable: "OnlineRooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PresenceCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Room = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Digits = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ValidUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PresenceCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PresenceCodes_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PresenceCodes_OnlineRooms_Room",
                        column: x => x.Room,
                        principalTable: "OnlineRooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AbstractReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Submission = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reviewer = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AssignedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Total = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: true),
                    Recommends = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Remark = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Advice = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Edition = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbstractReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AbstractReviews_AbstractReviewers_Reviewer",
                        column: x => x.Reviewer,
                        principalTable: "AbstractReviewers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AbstractReviews_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AbstractReviews_Submissions_Submission",
                        column: x => x.Submission,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionAuthors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Submission = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Presents = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionAuthors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubmissionAuthors_Submissions_Submission",
                        column: x => x.Submission,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionText",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Submission = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Asked_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Asked_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionText", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubmissionText_Submissions_Submission",
                        column: x => x.Submission,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CodeAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Registration = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodeAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CodeAnswers_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodeAnswers_PresenceCodes_Code",
                        column: x => x.Code,
                        principalTable: "PresenceCodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CodeAnswers_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CriterionScore",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Review = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Criterion = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriterionScore", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CriterionScore_AbstractReviews_Review",
                        column: x => x.Review,
                        principalTable: "AbstractReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AbstractCalls_Event",
                table: "AbstractCalls",
                column: "Event",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviewers_Event",
                table: "AbstractReviewers",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviewers_Number",
                table: "AbstractReviewers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviewers_Person",
                table: "AbstractReviewers",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviews_Event",
                table: "AbstractReviews",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviews_Reviewer",
                table: "AbstractReviews",
                column: "Reviewer");

            migrationBuilder.CreateIndex(
                name: "IX_AbstractReviews_Submission_Reviewer",
                table: "AbstractReviews",
                columns: new[] { "Submission", "Reviewer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFiles_File",
                table: "AttendanceFiles",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFiles_Room",
                table: "AttendanceFiles",
                column: "Room");

            migrationBuilder.CreateIndex(
                name: "IX_CallField_Call",
                table: "CallField",
                column: "Call");

            migrationBuilder.CreateIndex(
                name: "IX_CodeAnswers_Code_Registration",
                table: "CodeAnswers",
                columns: new[] { "Code", "Registration" },
                unique: true,
                filter: "\"Verdict\" = 'Right'");

            migrationBuilder.CreateIndex(
                name: "IX_CodeAnswers_Event",
                table: "CodeAnswers",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CodeAnswers_Registration_At",
                table: "CodeAnswers",
                columns: new[] { "Registration", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CriterionScore_Review",
                table: "CriterionScore",
                column: "Review");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionText_Call",
                table: "DecisionText",
                column: "Call");

            migrationBuilder.CreateIndex(
                name: "IX_OnlineRooms_Event_Session",
                table: "OnlineRooms",
                columns: new[] { "Event", "Session" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlineRooms_List",
                table: "OnlineRooms",
                column: "List",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlineRooms_Session",
                table: "OnlineRooms",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_PresenceCodes_Event",
                table: "PresenceCodes",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_PresenceCodes_Room_DueAt",
                table: "PresenceCodes",
                columns: new[] { "Room", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewCriterion_Call",
                table: "ReviewCriterion",
                column: "Call");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionAuthors_Submission",
                table: "SubmissionAuthors",
                column: "Submission");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Account",
                table: "Submissions",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Event_Status",
                table: "Submissions",
                columns: new[] { "Event", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Number",
                table: "Submissions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Person",
                table: "Submissions",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Session",
                table: "Submissions",
                column: "Session",
                unique: true,
                filter: "\"Session\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Track",
                table: "Submissions",
                column: "Track");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionText_Submission_Field",
                table: "SubmissionText",
                columns: new[] { "Submission", "Field" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttendanceFiles");

            migrationBuilder.DropTable(
                name: "CallField");

            migrationBuilder.DropTable(
                name: "CodeAnswers");

            migrationBuilder.DropTable(
                name: "CriterionScore");

            migrationBuilder.DropTable(
                name: "DecisionText");

            migrationBuilder.DropTable(
                name: "ReviewCriterion");

            migrationBuilder.DropTable(
                name: "SubmissionAuthors");

            migrationBuilder.DropTable(
                name: "SubmissionText");

            migrationBuilder.DropTable(
                name: "PresenceCodes");

            migrationBuilder.DropTable(
                name: "AbstractReviews");

            migrationBuilder.DropTable(
                name: "AbstractCalls");

            migrationBuilder.DropTable(
                name: "OnlineRooms");

            migrationBuilder.DropTable(
                name: "AbstractReviewers");

            migrationBuilder.DropTable(
                name: "Submissions");
        }
    }
}
