using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegistrationForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "Extras_Amount",
                table: "Registrations",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "Extra",
                table: "OrderLines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AsksQuestions",
                table: "Events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    OfficeOnly = table.Column<bool>(type: "boolean", nullable: false),
                    Audience = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Categories = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    ShowIf = table.Column<Guid>(type: "uuid", nullable: true),
                    ShowIfAnswer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DeleteAfterMonths = table.Column<int>(type: "integer", nullable: true),
                    Min = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Max = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Several = table.Column<bool>(type: "boolean", nullable: false),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    Help_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Help_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Label_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Label_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Questions_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Questions_Questions_ShowIf",
                        column: x => x.ShowIf,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegistrationLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Text = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistrationLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegistrationLetters_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegistrationTags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Registration = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistrationTags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegistrationTags_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Registration = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: true),
                    Unit = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Asked_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Asked_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Answers_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Questions_Question",
                        column: x => x.Question,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionOptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<Guid>(type: "uuid", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: true),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    Label_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Label_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Price_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionOptions", x => x.Id);
                    table.CheckConstraint("CK_QuestionOptions_Taken", "\"Taken\" >= 0 AND (\"Places\" IS NULL OR \"Taken\" <= \"Places\")");
                    table.ForeignKey(
                        name: "FK_QuestionOptions_Questions_Question",
                        column: x => x.Question,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QuestionOptions_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChosenOption",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<Guid>(type: "uuid", nullable: false),
                    Option = table.Column<Guid>(type: "uuid", nullable: false),
                    Label_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Label_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Price_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChosenOption", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChosenOption_Answers_Answer",
                        column: x => x.Answer,
                        principalTable: "Answers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChosenOption_QuestionOptions_Option",
                        column: x => x.Option,
                        principalTable: "QuestionOptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_Extra",
                table: "OrderLines",
                column: "Extra");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_File",
                table: "Answers",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Question",
                table: "Answers",
                column: "Question");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Registration_Question",
                table: "Answers",
                columns: new[] { "Registration", "Question" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Unit",
                table: "Answers",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_ChosenOption_Answer",
                table: "ChosenOption",
                column: "Answer");

            migrationBuilder.CreateIndex(
                name: "IX_ChosenOption_Option",
                table: "ChosenOption",
                column: "Option");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionOptions_Question",
                table: "QuestionOptions",
                column: "Question");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionOptions_Session",
                table: "QuestionOptions",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_Event_Order",
                table: "Questions",
                columns: new[] { "Event", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_Questions_ShowIf",
                table: "Questions",
                column: "ShowIf");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationLetters_Event",
                table: "RegistrationLetters",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationTags_Registration_Name",
                table: "RegistrationTags",
                columns: new[] { "Registration", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChosenOption");

            migrationBuilder.DropTable(
                name: "RegistrationLetters");

            migrationBuilder.DropTable(
                name: "RegistrationTags");

            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "QuestionOptions");

            migrationBuilder.DropTable(
                name: "Questions");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_Extra",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "Extras_Amount",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Extra",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "AsksQuestions",
                table: "Events");
        }
    }
}
